// The users of this machine, from the passwd file: the only place where initdb, too, finds a name in a container.
import { readFile } from 'node:fs/promises'

export interface SystemAccount {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL's own user where the machine has one, else the user that owns nothing. */
export async function unprivilegedAccount(): Promise<SystemAccount> {
  const accounts = await systemAccounts()
  const named = (name: string) => accounts.find((account) => account.name === name && account.uid > 0)
  return named('postgres') ?? named('nobody') ?? { name: 'nobody', uid: 65534, gid: 65534 }
}

export async function accountById(uid: number): Promise<SystemAccount | null> {
  return (await systemAccounts()).find((account) => account.uid === uid) ?? null
}

async function systemAccounts(): Promise<SystemAccount[]> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n')
  return lines
    .map((line) => line.split(':'))
    .filter((parts) => parts.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }))
}
