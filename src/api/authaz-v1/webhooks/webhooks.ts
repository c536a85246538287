// Webhooks and log streams: who hears of events elsewhere, and what came of it.
import { invalidField } from '../../../kernel/errors.ts'
import { createWebhook } from '../../../webhooks/create-webhook.ts'
import { deleteWebhook } from '../../../webhooks/delete-webhook.ts'
import { presentWebhook } from '../../../webhooks/find-webhook.ts'
import { replayDeadDeliveries, replayDelivery } from '../../../webhooks/replay-deliveries.ts'
import { rotateWebhookSecret } from '../../../webhooks/rotate-webhook-secret.ts'
import { sendTest } from '../../../webhooks/send-test.ts'
import { updateWebhook } from '../../../webhooks/update-webhook.ts'
import type { Webhook } from '../../../webhooks/webhook.ts'
import type { WebhookDelivery } from '../../../webhooks/webhook-delivery.ts'
import { closed, count, pageOf } from '../answers.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, created, noContent, ok, type Route } from '../route.ts'
import {
  type CreateWebhookBody,
  createWebhookBody,
  type DeliveriesQuery,
  deliveriesQuery,
  deliveryRecord,
  type ReplayBody,
  replayBody,
  type UpdateWebhookBody,
  updateWebhookBody,
  webhookRecord,
  webhookWithSecret,
} from './webhook-schemas.ts'

const all = '/webhooks'
const one = '/webhooks/:id'
const reads = { method: 'GET', access: ['read:webhooks'] } as const
const does = { method: 'POST', access: ['update:webhooks'] } as const

export const webhookRoutes: readonly Route[] = [
  {
    ...reads,
    path: all,
    query: pageQuery,
    summary: 'List webhooks',
    answers: { 200: pageOf(webhookRecord) },
    handle: list,
  },
  {
    ...does,
    path: all,
    body: createWebhookBody,
    summary: 'Create a webhook',
    answers: { 201: webhookWithSecret },
    handle: create,
  },
  { ...reads, path: one, summary: 'Get a webhook', answers: { 200: webhookRecord }, handle: get },
  {
    ...does,
    method: 'PATCH',
    path: one,
    body: updateWebhookBody,
    summary: 'Change a webhook',
    answers: { 200: webhookRecord },
    handle: update,
  },
  { ...does, method: 'DELETE', path: one, summary: 'Delete a webhook', answers: { 204: null }, handle: remove },
  {
    ...does,
    path: `${one}/rotate-secret`,
    summary: 'Rotate the secret of a webhook',
    answers: { 200: webhookWithSecret },
    handle: rotate,
  },
  {
    ...does,
    path: `${one}/test`,
    summary: 'Send a test to a webhook',
    answers: { 200: deliveryRecord },
    handle: test,
  },
  {
    ...reads,
    path: `${one}/deliveries`,
    query: deliveriesQuery,
    summary: 'List the deliveries of a webhook',
    answers: { 200: pageOf(deliveryRecord) },
    handle: deliveries,
  },
  {
    ...does,
    path: `${one}/deliveries/:deliveryId/replay`,
    summary: 'Send a delivery again',
    answers: { 202: deliveryRecord },
    handle: replayOne,
  },
  {
    ...does,
    path: `${one}/replay`,
    body: replayBody,
    summary: 'Send again what was given up',
    answers: { 202: closed({ replayed: count }) },
    handle: replayDead,
  },
]

async function list({ query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  return pageAnswer(await directory.stores.webhooks.list(request), request, webhookJson)
}

async function get({ params, directory }: Call): Promise<Answer> {
  return ok(webhookJson(presentWebhook(await directory.stores.webhooks.find(params.id as string))))
}

/** The answer is the only place where the secret is shown. */
async function create({ actor, body, directory }: Call<unknown, CreateWebhookBody>): Promise<Answer> {
  const input = { format: 'event', isActive: true, authorization: null, ...body } as const
  const { webhook, secret } = await directory.change((deps) => createWebhook(deps, actor, input))
  return created({ ...webhookJson(webhook), secret })
}

async function update({ actor, params, body, directory }: Call<unknown, UpdateWebhookBody>): Promise<Answer> {
  return ok(webhookJson(await directory.change((deps) => updateWebhook(deps, actor, params.id as string, body))))
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  await directory.change((deps) => deleteWebhook(deps, actor, params.id as string))
  return noContent
}

async function rotate({ actor, params, directory }: Call): Promise<Answer> {
  const { webhook, secret } = await directory.change((deps) => rotateWebhookSecret(deps, actor, params.id as string))
  return ok({ ...webhookJson(webhook), secret })
}

async function test({ params, directory }: Call): Promise<Answer> {
  return ok(deliveryJson(await sendTest(directory, params.id as string)))
}

async function deliveries({ params, query, directory }: Call<DeliveriesQuery>): Promise<Answer> {
  const { status = null, ...rest } = query
  const { stores } = directory
  const { id } = presentWebhook(await stores.webhooks.find(params.id as string))
  const page = pageRequest(rest)
  return pageAnswer(await stores.webhookDeliveries.list(id, { status, page }), page, deliveryJson)
}

async function replayOne({ actor, params, directory }: Call): Promise<Answer> {
  const { id, deliveryId } = params
  const deps = { ...directory.stores, clock: directory.clock }
  return { status: 202, body: deliveryJson(await replayDelivery(deps, actor, id as string, deliveryId as string)) }
}

async function replayDead({ actor, params, body, directory }: Call<unknown, ReplayBody>): Promise<Answer> {
  const since = new Date(body.since)
  if (!/^\d{4}-\d\d-\d\dT/.test(body.since) || Number.isNaN(since.getTime())) {
    throw invalidField('since', 'A time such as 2026-11-21T10:00:00Z.')
  }
  const deps = { ...directory.stores, clock: directory.clock }
  return { status: 202, body: { replayed: await replayDeadDeliveries(deps, actor, params.id as string, since) } }
}

function webhookJson(webhook: Webhook) {
  const { id, name, url, format, eventTypes, isActive, sealedAuthorization, previousSecretUntil } = webhook
  const { failingSince, disabledAt, createdAt, updatedAt } = webhook
  const hasAuthorization = sealedAuthorization !== null
  const times = { previousSecretUntil, failingSince, disabledAt, createdAt, updatedAt }
  return { id, name, url, format, eventTypes, isActive, hasAuthorization, ...times }
}

function deliveryJson(delivery: WebhookDelivery) {
  const { id, eventIds, eventType, status, attempts, nextAttemptAt, lastAttemptAt } = delivery
  const { answerStatus, answerBytes, lastFault, createdAt, settledAt } = delivery
  return {
    id,
    eventIds: eventIds.map(String),
    eventType,
    status,
    attempts,
    nextAttemptAt: status === 'waiting' ? nextAttemptAt : null,
    lastAttemptAt,
    answerStatus,
    answerBytes,
    lastFault,
    createdAt,
    settledAt,
  }
}
