// Loops over rows that are worth a version for newer processors: the program is built for every x86-64, and takes the
// version that the processor at hand can run.
#pragma once

#if defined(__x86_64__) && defined(__has_attribute) && !defined(__SANITIZE_THREAD__)
#if __has_attribute(target_clones) && (!defined(__has_feature) || !__has_feature(thread_sanitizer))
#define WIDE_LOOPS __attribute__((target_clones("avx2", "default")))
#endif
#endif
#ifndef WIDE_LOOPS
#define WIDE_LOOPS
#endif
