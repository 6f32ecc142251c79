#pragma once
#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

/// xmlFree is a variable that holds a function, which Swift takes for shared mutable state.
static inline void clibxml2_free(void *memory) { xmlFree(memory); }
