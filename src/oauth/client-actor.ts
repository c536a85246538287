import type { Client } from '../clients/client.ts'
import type { Actor, Caller } from '../kernel/actor.ts'

export function clientActor({ id, name }: Client, caller: Caller): Actor {
  return { kind: 'client', id, name, permissions: new Set(), ...caller }
}
