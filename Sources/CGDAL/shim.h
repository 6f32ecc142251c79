#pragma once
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

/// CPLError() is variadic, so Swift cannot call it. The message is an argument, never the format.
static inline void cgdal_error(CPLErr level, CPLErrorNum number, const char *message) {
    CPLError(level, number, "%s", message);
}

/// The length of a text that GDAL lends. Swift's standard library has no strlen() for a pointer it does not copy.
static inline size_t cgdal_length(const char *text) {
    return __builtin_strlen(text);
}
