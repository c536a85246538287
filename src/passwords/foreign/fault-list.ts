import type { FieldFault } from '../../kernel/errors.ts'

/** Collects what is wrong with one imported hash, each fault under the caller's own name for the field. */
export class FaultList {
  readonly faults: FieldFault[] = []
  readonly #root: string

  /** `root` is the field that holds the hash, such as `custom_password_hash`. */
  constructor(root: string) {
    this.#root = root
  }

  /** `path` below the root, empty for the root itself. */
  add(path: string, message: string): void {
    const field = path === '' ? this.#root : `${this.#root}.${path}`
    this.faults.push({ field, message: `${field}: ${message}` })
  }
}

/** The way out for a hash that we will never check. */
export const leaveItOut = 'leave the hash out and let the person set a new password'
