#pragma once
/* Linux calls that Swift's Glibc module does not show. */

/* A non-blocking, close-on-exec eventfd, or -1. */
int fb_eventfd(void);

/* Names the calling thread, for top and gdb; at most 15 bytes. */
void fb_set_thread_name(const char *name);
