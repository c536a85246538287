import { type Static, Type } from 'typebox'
import {
  authorizationMaxCharacters,
  webhookFormats,
  webhookNameMaxCharacters,
  webhookUrlMaxCharacters,
} from '../../../webhooks/webhook.ts'
import { deliveryStatuses } from '../../../webhooks/webhook-delivery.ts'
import { closed, count, flag, text, textOrNull, timestamp, timestampOrNull } from '../answers.ts'
import { pageParameters } from '../paging.ts'

const name = Type.String({
  minLength: 1,
  maxLength: webhookNameMaxCharacters,
  description: `A name, 1 to ${webhookNameMaxCharacters} characters.`,
})
const url = Type.String({ minLength: 1, maxLength: webhookUrlMaxCharacters, description: 'An address with https.' })
const eventTypes = Type.Array(Type.String({ maxLength: 100 }), {
  minItems: 1,
  maxItems: 1_000,
  description: 'Types of events such as user.created, or ["*"] for all.',
})
const isActive = Type.Boolean({ description: 'False keeps it and sends nothing.' })
const authorization = Type.Union([Type.String({ minLength: 1, maxLength: authorizationMaxCharacters }), Type.Null()], {
  description: 'The authorization header that a log stream sends, such as "Bearer …"; null for none.',
})

export const createWebhookBody = Type.Object(
  {
    name,
    url,
    eventTypes,
    format: Type.Optional(
      Type.Enum([...webhookFormats], {
        description: 'event: a call for each; log: a call for up to 100, as an array.',
      }),
    ),
    isActive: Type.Optional(isActive),
    authorization: Type.Optional(authorization),
  },
  { additionalProperties: false },
)
export type CreateWebhookBody = Static<typeof createWebhookBody>

export const updateWebhookBody = Type.Object(
  {
    name: Type.Optional(name),
    url: Type.Optional(url),
    eventTypes: Type.Optional(eventTypes),
    isActive: Type.Optional(isActive),
    authorization: Type.Optional(authorization),
  },
  { additionalProperties: false, minProperties: 1 },
)
export type UpdateWebhookBody = Static<typeof updateWebhookBody>

export const deliveriesQuery = Type.Object(
  {
    ...pageParameters,
    status: Type.Optional(Type.Enum([...deliveryStatuses], { description: `${deliveryStatuses.join(', ')}.` })),
  },
  { additionalProperties: false },
)
export type DeliveriesQuery = Static<typeof deliveriesQuery>

export const replayBody = Type.Object(
  { since: Type.String({ maxLength: 40, description: 'A time such as 2026-11-21T10:00:00Z.' }) },
  { additionalProperties: false },
)
export type ReplayBody = Static<typeof replayBody>

const webhookFields = {
  id: text,
  name: text,
  url: text,
  format: Type.Enum([...webhookFormats]),
  eventTypes: Type.Array(text),
  isActive: flag,
  hasAuthorization: flag,
  previousSecretUntil: timestampOrNull,
  failingSince: timestampOrNull,
  disabledAt: timestampOrNull,
  createdAt: timestamp,
  updatedAt: timestamp,
}
export const webhookRecord = closed(webhookFields, 'WebhookRecord')
export const webhookWithSecret = closed({ ...webhookFields, secret: text }, 'WebhookWithSecret')

export const deliveryRecord = closed(
  {
    id: text,
    eventIds: Type.Array(text),
    eventType: textOrNull,
    status: Type.Enum([...deliveryStatuses]),
    attempts: count,
    nextAttemptAt: timestampOrNull,
    lastAttemptAt: timestampOrNull,
    answerStatus: Type.Union([count, Type.Null()]),
    answerBytes: Type.Union([count, Type.Null()]),
    lastFault: textOrNull,
    createdAt: timestamp,
    settledAt: timestampOrNull,
  },
  'WebhookDeliveryRecord',
)
