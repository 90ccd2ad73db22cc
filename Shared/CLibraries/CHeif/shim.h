#pragma once
#include "confinement.h"
#include <libheif/heif.h>
