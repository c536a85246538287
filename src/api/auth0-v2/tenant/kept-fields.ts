import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json.ts'

/**
 * What was kept with a change laid over it: objects lose no field that the change does not name, and null takes away what
 * it stands for.
 */
export function withChange(kept: JsonObject, change: JsonObject): JsonObject {
  const after = new Map<string, Json>(Object.entries(kept))
  for (const [name, value] of Object.entries(change)) {
    const before = after.get(name)
    if (value === null) after.delete(name)
    else if (isJsonObject(value) && isJsonObject(before)) after.set(name, withChange(before, value))
    else after.set(name, isJsonObject(value) ? withChange({}, value) : value)
  }
  return Object.fromEntries(after)
}
