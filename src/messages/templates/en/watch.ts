import type { Templates } from '../../letter.ts'
import { waitingAct } from '../waiting-acts.ts'

type Kinds = 'account-locked-down' | 'activity-disowned' | 'approval-waiting' | 'access-requested' | 'mail-test'

/** Letters to the people who run Rollcall. */
export const watchEn: Templates<Kinds> = {
  'account-locked-down': ({ by, reason, link }, { app, time }) => ({
    subject: `${app}: an account was locked down`,
    intro: [
      `On ${time} ${by} locked an account down: it is suspended, signed out everywhere, and needs a new password.`,
      `The reason: ${reason}`,
    ],
    actions: [{ label: 'Open the account', link }],
  }),
  'activity-disowned': ({ link }, { app, time }) => ({
    subject: `${app}: somebody says that it was not them`,
    intro: [
      `On ${time} somebody said that something in the activity of their account was not them.`,
      'They were signed out everywhere else and asked to choose a new password.',
    ],
    actions: [{ label: 'Look at the account', link }],
  }),
  'approval-waiting': ({ by, asked, reason, link, until, aloneFrom }, { app, formatTime }) => ({
    subject: `${app}: ${by} asks for a second person`,
    intro: [
      `${by} wants to ${waitingAct('en', asked)}.`,
      `The reason: ${reason}`,
      aloneFrom === null
        ? 'Somebody else has to approve it first.'
        : `Nobody else can approve it, so ${by} may do it alone from ${formatTime(aloneFrom)} on.`,
      `The request ends on ${formatTime(until)}.`,
    ],
    actions: [{ label: 'Decide', link }],
    outro: ['If this looks wrong, deny it and talk to them.'],
  }),
  'access-requested': ({ by, role, permission, reason, link }, { app }) => ({
    subject: `${app}: ${by} asks for access`,
    intro: [
      `${by} has the role ${role} and asks for one that holds the permission ${permission}.`,
      `The reason: ${reason}`,
    ],
    actions: [{ label: 'Open the team', link }],
    outro: ['Nothing changes until an owner gives them another role. If this looks wrong, talk to them.'],
  }),
  'mail-test': ({ by }, { app }) => ({
    subject: `${app}: mail works`,
    intro: [`${by} asked ${app} for this test. It arrived, so letters to your users will too.`],
  }),
}
