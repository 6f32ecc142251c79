#pragma once
#include <libxml/xmlversion.h>
// The system's ICU headers define what Foundation's own ICU defines otherwise, and a module that sees both does not
// build. They only concern fields of encoding handlers, which Tuban never touches.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

/// xmlFree is a variable that holds a function, which Swift takes for shared mutable state.
static inline void clibxml2_free(void *memory) { xmlFree(memory); }
