#define _GNU_SOURCE
#include "platform.h"
#include <pthread.h>
#include <sys/eventfd.h>

int fb_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void fb_set_thread_name(const char *name) { pthread_setname_np(pthread_self(), name); }
