#pragma once
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

/* A filter is a small program of macros, which Swift does not import. */

#if defined(__x86_64__)
#define FB_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define FB_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define FB_ALLOW(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

/* From here on this process can compute, take memory, start threads, and read and write what is open: every other call of the
   system fails with EPERM. No way back, and threads started later are bound too. 0, or -1 when the system refuses. */
static inline int fb_allow_only_computing(void) {
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, FB_ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        FB_ALLOW(read), FB_ALLOW(write), FB_ALLOW(close), FB_ALLOW(brk), FB_ALLOW(mmap), FB_ALLOW(munmap),
        FB_ALLOW(mremap), FB_ALLOW(mprotect), FB_ALLOW(madvise), FB_ALLOW(futex), FB_ALLOW(sched_yield),
        FB_ALLOW(sched_getaffinity), FB_ALLOW(clock_gettime), FB_ALLOW(clock_nanosleep), FB_ALLOW(getrandom),
        FB_ALLOW(rt_sigaction), FB_ALLOW(rt_sigprocmask), FB_ALLOW(rt_sigreturn), FB_ALLOW(sigaltstack),
        FB_ALLOW(set_robust_list), FB_ALLOW(rseq), FB_ALLOW(gettid), FB_ALLOW(exit), FB_ALLOW(exit_group),
        /* Threads, no processes. clone3 keeps its flags in memory, where a filter cannot look; glibc then tries clone. */
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone3, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
    };
    struct sock_fprog program = {sizeof filter / sizeof filter[0], filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}
