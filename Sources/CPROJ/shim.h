#pragma once
#include <proj.h>
#include <geodesic.h>
// proj_crs_demote_to_2D: drops the height axis of a reference system.
#include <proj_experimental.h>
