import { arch, endianness } from 'node:os';

/*
 * A program for the kernel (seccomp(2), classic BPF) that refuses calls by which a process makes sockets, signals or looks into
 * others, changes files without opening them, shares memory, starts processes, or gets round a filter. What opens files is not
 * its business.
 */

/** Numbers of those calls (Linux, syscall tables), in families. */
const refused = {
  x64: [
    // socket, socketpair, connect, bind, listen
    [41, 53, 42, 49, 50],
    // kill, tkill, tgkill, rt_sigqueueinfo, rt_tgsigqueueinfo, pidfd_open, pidfd_send_signal, pidfd_getfd
    [62, 200, 234, 129, 297, 434, 424, 438],
    // ptrace, process_vm_readv, process_vm_writev, perf_event_open, userfaultfd, bpf, io_uring_setup
    [101, 310, 311, 298, 323, 321, 425],
    // unshare, setns, mount, fork, vfork
    [272, 308, 165, 57, 58],
    // chmod, fchmod, fchmodat, fchmodat2, chown, fchown, lchown, fchownat
    [90, 91, 268, 452, 92, 93, 94, 260],
    // truncate, utime, utimes, futimesat, utimensat, the six of setxattr and removexattr, setxattrat, removexattrat
    [76, 132, 235, 261, 280, 188, 189, 190, 197, 198, 199, 463, 466],
    // inotify_init, inotify_init1, memfd_create, shmget, shmat, shmctl, semget, msgget, add_key, request_key, keyctl
    [253, 294, 319, 29, 30, 31, 64, 68, 248, 249, 250],
  ],
  arm64: [
    [198, 199, 203, 200, 201],
    [129, 130, 131, 138, 240, 434, 424, 438],
    [117, 270, 271, 241, 282, 280, 425],
    [97, 268, 40],
    [52, 53, 452, 55, 54],
    [45, 88, 5, 6, 7, 14, 15, 16, 463, 466],
    [26, 279, 194, 196, 195, 190, 186, 217, 218, 219],
  ],
};
/** Calls that are looked at more closely, and the processor by its number for the kernel. */
const calls = {
  x64: { audit: 0xc000003e, clone: 56, clone3: 435, fcntl: 72, ioctl: 16, prlimit: 302 },
  arm64: { audit: 0xc00000b7, clone: 220, clone3: 435, fcntl: 25, ioctl: 29, prlimit: 261 },
};
const [load, jumpEqual, jumpAtLeast, jumpAnyBit, give] = [0x20, 0x15, 0x35, 0x45, 0x06];
/** Answers: EPERM, ENOSYS, the end of the process, as it is. */
const [refuse, unknown, endProcess, allow] = [0x0005_0001, 0x0005_0026, 0x8000_0000, 0x7fff_0000];
/** Calls of the 32-bit ABI on the same processor begin here. */
const otherAbi = 0x4000_0000;
const cloneThread = 0x0001_0000;
/** Where the kind of processor, the number of the call and the low words of its first arguments stand. */
const [processor, call, first, second] = [4, 0, 16, 24];

type Step = [code: number, whenTrue: number, whenFalse: number, value: number];

/** Refuses a call unless one of its arguments passes a test. */
function refusedUnless(number: number, argument: number, [test, value]: [number, number]): Step[] {
  return [
    [jumpEqual, 0, 4, number],
    [load, 0, 0, argument],
    [test, 1, 0, value],
    [give, 0, 0, refuse],
    [give, 0, 0, allow],
  ];
}

/** Refuses a call when one of its arguments is one of some values. */
function refusedWith(number: number, argument: number, values: number[]): Step[] {
  const last = values.length - 1;
  return [
    [jumpEqual, 0, values.length + 3, number],
    [load, 0, 0, argument],
    ...values.map((value, at): Step => [jumpEqual, last - at, at === last ? 1 : 0, value]),
    [give, 0, 0, refuse],
    [give, 0, 0, allow],
  ];
}

/** The program; null on another processor. */
export function callFilter(): Buffer | null {
  const cpu = arch();
  if ((cpu !== 'x64' && cpu !== 'arm64') || endianness() !== 'LE') return null;
  const { audit, clone, clone3, fcntl, ioctl, prlimit } = calls[cpu];
  const steps: Step[] = [
    [load, 0, 0, processor],
    [jumpEqual, 1, 0, audit],
    [give, 0, 0, endProcess],
    [load, 0, 0, call],
    [jumpAtLeast, 0, 1, otherAbi],
    [give, 0, 0, refuse],
    ...refused[cpu].flat().flatMap((number): Step[] => [
      [jumpEqual, 0, 1, number],
      [give, 0, 0, refuse],
    ]),
    // The C library makes threads by the older call where this one is not known.
    [jumpEqual, 0, 1, clone3],
    [give, 0, 0, unknown],
    // Threads, but no processes: those would outlive the one that is measured and ended.
    ...refusedUnless(clone, first, [jumpAnyBit, cloneThread]),
    // F_SETOWN, F_SETSIG, F_SETOWN_EX: whom a pipe signals when something comes.
    ...refusedWith(fcntl, second, [8, 10, 15]),
    // FIOSETOWN, SIOCSPGRP: the same.
    ...refusedWith(ioctl, second, [0x8901, 0x8902]),
    // Limits of other processes.
    ...refusedUnless(prlimit, first, [jumpEqual, 0]),
    [give, 0, 0, allow],
  ];
  const program = Buffer.alloc(steps.length * 8);
  for (const [at, [code, whenTrue, whenFalse, value]] of steps.entries()) {
    program.writeUInt16LE(code, at * 8);
    program.writeUInt8(whenTrue, at * 8 + 2);
    program.writeUInt8(whenFalse, at * 8 + 3);
    program.writeUInt32LE(value, at * 8 + 4);
  }
  return program;
}
