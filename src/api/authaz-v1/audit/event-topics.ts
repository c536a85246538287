// What a listener of the event stream may ask for, and which events each of them may see.
import type { AuditEvent } from '../../../audit/audit-event.ts'
import type { Permission } from '../../../kernel/actor.ts'
import { invalidField, RollcallError } from '../../../kernel/errors.ts'
import type { Place } from '../../../presence/presence.ts'

type Area = 'users' | 'recovery' | 'jobs' | 'organizations' | 'changes' | 'other'

export type Topic =
  | { readonly area: Exclude<Area, 'other'> }
  | { readonly kind: 'user' | 'organization'; readonly id: string }

/** Whoever reads the audit reads all of it; others see what they could look up. */
const permissionsOf: Readonly<Record<Area, readonly Permission[]>> = {
  users: ['read:audit', 'read:users'],
  recovery: ['read:audit', 'read:recovery_requests'],
  jobs: ['read:audit', 'read:jobs'],
  organizations: ['read:audit', 'read:users'],
  // Everybody who is let in to the stream: whoever changes anything is held up by it.
  changes: ['read:audit', 'read:users'],
  other: ['read:audit'],
}

const named = ['users', 'recovery', 'jobs', 'organizations', 'changes'] as const
const topicsAtMost = 50

/** Null: everything that the listener may see. Throws for topics that there are not, or that would stay silent. */
export function readTopics(text: string | undefined, permissions: ReadonlySet<Permission>): readonly Topic[] | null {
  if (text === undefined) return null
  const names = text.split(',')
  if (names.length > topicsAtMost) throw invalidField('topics', `Name at most ${topicsAtMost} topics`)
  const topics = names.map(topicNamed)
  const forbidden = topics.findIndex((topic) => !mayHear(areaOfTopic(topic), permissions))
  if (forbidden === -1) return topics
  const needed = permissionsOf[areaOfTopic(topics[forbidden] as Topic)].join(' or ')
  throw new RollcallError('insufficient_scope', `The topic ${names[forbidden]} needs the permission ${needed}.`)
}

export function maySee(permissions: ReadonlySet<Permission>, event: AuditEvent): boolean {
  return mayHear(areaOf(event), permissions)
}

export function isAbout(topic: Topic, event: AuditEvent): boolean {
  const { subject, actor, details } = event
  if ('area' in topic) return areaOf(event) === topic.area
  if (subject?.kind === topic.kind && subject.id === topic.id) return true
  if (topic.kind === 'user') return actor.kind === 'user' && actor.id === topic.id
  return details.organization === topic.id
}

/** Of operators who look at something hears who may look at it, too. Null: whatever the listener may hear of. */
export function isToldOf(place: Place, topics: readonly Topic[] | null, permissions: ReadonlySet<Permission>): boolean {
  if (!permissions.has(place.kind === 'user' ? 'read:users' : 'read:recovery_requests')) return false
  if (topics === null) return true
  return topics.some((topic) =>
    'area' in topic
      ? topic.area === 'recovery' && place.kind === 'recovery-request'
      : topic.kind === place.kind && topic.id === place.id,
  )
}

function topicNamed(name: string): Topic {
  const [, kind, encoded] = /^(user|organization):(.{1,600})$/.exec(name) ?? []
  if (kind !== undefined && encoded !== undefined)
    return { kind: kind as 'user' | 'organization', id: decoded(encoded) }
  const area = named.find((each) => each === name)
  if (area !== undefined) return { area }
  throw invalidField('topics', `A topic is ${named.join(', ')}, user:<id> or organization:<id>`)
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    throw invalidField('topics', 'The id of a topic is percent-encoded, and one of these is not')
  }
}

function mayHear(area: Area, permissions: ReadonlySet<Permission>): boolean {
  return permissionsOf[area].some((permission) => permissions.has(permission))
}

function areaOfTopic(topic: Topic): Area {
  if ('area' in topic) return topic.area
  return topic.kind === 'user' ? 'users' : 'organizations'
}

function areaOf({ type, subject }: AuditEvent): Area {
  const [noun] = type.split('.')
  if (subject?.kind === 'job' || noun === 'users') return 'jobs'
  if (noun === 'recovery_request') return 'recovery'
  if (noun === 'changes') return 'changes'
  if (noun === 'organization' || noun === 'invitation') return 'organizations'
  return subject?.kind === 'user' ? 'users' : 'other'
}
