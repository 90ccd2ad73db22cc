#pragma once
/* Debian's pkg-config flags for hiredis are refused by SwiftPM, so the header is named with its folder. */
#include <hiredis/hiredis.h>
