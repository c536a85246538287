import type { UserSummary } from '../api/user.ts'

/** What an operator may type to show that they mean this person: the address or the name, else whatever there is. */
export function namesToType(user: UserSummary): string[] {
  const names = [user.email, user.name].filter((name): name is string => Boolean(name))
  return names.length > 0 ? [...new Set(names)] : [user.username || user.phoneNumber || user.id]
}

export function isNamed(user: UserSummary, typed: string): boolean {
  return namesToType(user).some((name) => name.toLowerCase() === typed.trim().toLowerCase())
}
