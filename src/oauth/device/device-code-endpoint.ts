// `POST /oauth/device/code` (RFC 8628 §3.1): what a device shows, and with what it asks how the person decided.
import type { FastifyInstance } from 'fastify'
import { deviceMinutes } from '../../device-requests/device-request.ts'
import { openDeviceRequest } from '../../device-requests/open-device-request.ts'
import type { Directory } from '../../directory.ts'
import { callerOf } from '../../http/request-caller.ts'
import { askedAccess } from '../asked-access.ts'
import { authenticatedClient } from '../client-authentication.ts'
import { refuseOtherGrants } from '../client-grant-types.ts'
import { bodyParameters } from '../parameters.ts'
import { deviceCodeGrant } from '../token/device-code.ts'

export const deviceCodePath = 'oauth/device/code'

export function mountDeviceCode(server: FastifyInstance, directory: Directory): void {
  server.post(`/${deviceCodePath}`, async (request, reply) => {
    const { authorization } = request.headers
    const [parameters, origin] = [bodyParameters(request), callerOf(request)]
    const { client } = await authenticatedClient(directory, { authorization, parameters, origin })
    refuseOtherGrants(client, deviceCodeGrant)
    const { audience, scope } = await askedAccess({ directory, client, parameters })
    const asking = { clientId: client.id, scope, audience, origin: { ip: origin.ip, userAgent: origin.userAgent } }
    const opened = await openDeviceRequest({ ...directory, ...directory.stores }, asking)
    const page = `${directory.publicUrl}activate`
    return reply.header('cache-control', 'no-store').send({
      device_code: opened.deviceCode,
      user_code: opened.userCode,
      verification_uri: page,
      verification_uri_complete: `${page}?user_code=${opened.userCode}`,
      expires_in: deviceMinutes * 60,
      interval: opened.request.intervalSeconds,
    })
  })
}
