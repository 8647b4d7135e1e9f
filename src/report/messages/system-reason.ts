const REASONS: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the file system is read-only",
  ENOSPC: "no space is left on the disk",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file would be larger than the system allows",
  EMFILE: "too many open files",
  ENFILE: "too many open files",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its symbolic links lead in a circle",
  ETXTBSY: "it is a program that runs",
  EBUSY: "it is in use",
  EIO: "the disk reports an error",
  ENXIO: "nothing is there that takes it",
  ENOMEM: "no memory is left",
};

/** Why the system refused, from its error code (POSIX `errno`). */
export const systemReason = (code: string): string =>
  Object.hasOwn(REASONS, code) ? `${REASONS[code]} (${code})` : code;
