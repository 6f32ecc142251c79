#pragma once
#include <xlsxwriter.h>
// The library does not notice when its temporary files run out of disk: what it wrote is read back.
#include <zlib.h>
