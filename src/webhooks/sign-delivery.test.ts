import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { signDelivery } from './sign-delivery.ts'

const keys = ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'C2FVsBQIhrscChlQIMV+b5sSYspob7oD'].map((text) =>
  Buffer.from(text, 'base64'),
)
const message = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: new Date(1614265330 * 1000 + 999),
  body: '{"test": 2432232314}',
}

test('OUT-04 the signature is the one that the specification shows', () => {
  expect(signDelivery(keys.slice(0, 1), message)).toEqual({
    'webhook-id': message.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

test('OUT-04 each key signs, in their order, as another implementation would', () => {
  const { 'webhook-signature': signatures } = signDelivery(keys, message)
  const expected = keys.map((key) => new Webhook(key.toString('base64')).sign(message.id, message.at, message.body))
  expect(signatures?.split(' ')).toEqual(expected)
})
