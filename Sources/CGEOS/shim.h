#pragma once
// Hides the API without a context, which keeps its state in globals.
#define GEOS_USE_ONLY_R_API 1
#include <geos_c.h>
