import type { Connection } from './connection.ts'

/**
 * Whether people get their names and picture from the connection anew at each sign-in, as the vendor does unless
 * `set_user_root_attributes` says otherwise. Only then may nobody else change them.
 */
export function syncsProfile({ options }: Pick<Connection, 'options'>): boolean {
  const choice = options.set_user_root_attributes
  return choice !== 'on_first_login' && choice !== 'never_on_login'
}
