import type { Templates } from '../../letter.ts'
import { factorInWords } from '../factor-in-words.ts'

type Kinds =
  | 'factor-added'
  | 'factor-removed'
  | 'factor-enrolment'
  | 'mfa-reset'
  | 'caller-code'
  | 'impersonated'
  | 'recovery-code-used'
  | 'recovery-codes-made'

export const factorsEn: Templates<Kinds> = {
  'factor-added': ({ factor }, { app, time }) => ({
    subject: `A new way to prove it is you was added at ${app}`,
    intro: [`On ${time} ${factorInWords(factor, 'en')} was added to your ${app} account.`],
    outro: ["If this wasn't you, remove it and change your password, or contact support."],
  }),
  'factor-removed': ({ factor }, { app, time }) => ({
    subject: `A way to prove it is you was removed at ${app}`,
    intro: [`On ${time} this was removed from your ${app} account: ${factorInWords(factor, 'en')}.`],
    outro: ["If this wasn't you, change your password and contact support."],
  }),
  'factor-enrolment': ({ link }, { app }) => ({
    subject: `Set up a second step for your ${app} account`,
    intro: [
      `The people who run ${app} ask you to set up a second step, such as a security key or an authenticator app, so that your password alone opens nothing.`,
    ],
    actions: [{ label: 'Set up a second step', link }],
    outro: ['The link works once, and for 5 days. Do not hand it on: whoever has it can set up a device of theirs.'],
  }),
  'mfa-reset': (_, { app, time }) => ({
    subject: `Your second factors at ${app} were reset`,
    intro: [
      `On ${time} support removed every second factor of your ${app} account and signed you out everywhere.`,
      'At your next sign-in you set up new ones.',
    ],
    outro: ['If you did not ask for this, contact support and do not give anybody a code.'],
  }),
  impersonated: (_, { app, time }) => ({
    subject: `Support looked at your ${app} account`,
    intro: [
      `On ${time} somebody from ${app} support began to look at ${app} as you, for up to 15 minutes. They cannot change how you sign in.`,
    ],
    outro: ['If you did not ask for help, contact support.'],
  }),
  'caller-code': ({ code, agent }, { app }) => ({
    subject: `Your code for the call with ${app} support`,
    intro: [`${agent} from ${app} support is on the phone with you. Read this code only if you called us:`],
    code,
    outro: ['The code works for 10 minutes. If you did not call, read it to nobody, and tell support.'],
  }),
  'recovery-code-used': ({ left }, { app, time }) => ({
    subject: `A recovery code was used at ${app}`,
    intro: [`On ${time} somebody signed in to your ${app} account with a recovery code. ${codesLeft(left)}`],
    outro: ["If this wasn't you, change your password and make new recovery codes at once."],
  }),
  'recovery-codes-made': (_, { app, time }) => ({
    subject: `New recovery codes were made at ${app}`,
    intro: [`On ${time} new recovery codes were made for your ${app} account. The old ones no longer work.`],
    outro: ["If this wasn't you, change your password and make new recovery codes at once, or contact support."],
  }),
}

function codesLeft(left: number): string {
  if (left === 0) return 'It was the last one: make new ones.'
  return left === 1 ? 'One is left.' : `${left} are left.`
}
