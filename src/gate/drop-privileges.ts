/** The user that the gate becomes. Numbers, since names may not be resolvable where it lives. */
export interface UnprivilegedUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Gives up groups, gid and uid, in this order, for good. Throws if any of them would remain: a gate that
 * kept power must not face the network.
 */
export function dropPrivileges({uid, gid}: UnprivilegedUser): void {
  if (!process.setgroups || !process.setgid || !process.setuid || !process.getuid) {
    throw new Error('this system cannot drop privileges');
  }
  process.setgroups([]);
  process.setgid(gid);
  process.setuid(uid);
  if (
    process.getuid() !== uid ||
    process.getgid?.() !== gid ||
    (process.getgroups?.() ?? []).some(g => g !== gid)
  ) {
    throw new Error('privileges were not dropped');
  }
}
