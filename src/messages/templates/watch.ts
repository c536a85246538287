import type { TemplatesByLocale } from '../letter.ts'
import { waitingAct } from './waiting-acts.ts'

type Kinds = 'account-locked-down' | 'approval-waiting' | 'mail-test'

/** Letters to the people who run Rollcall. */
export const watchTemplates: TemplatesByLocale<Kinds> = {
  en: {
    'account-locked-down': ({ by, reason, link }, { app, time }) => ({
      subject: `${app}: an account was locked down`,
      intro: [
        `On ${time} ${by} locked an account down: it is suspended, signed out everywhere, and needs a new password.`,
        `The reason: ${reason}`,
      ],
      actions: [{ label: 'Open the account', link }],
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
    'mail-test': ({ by }, { app }) => ({
      subject: `${app}: mail works`,
      intro: [`${by} asked ${app} for this test. It arrived, so letters to your users will too.`],
    }),
  },
  de: {
    'account-locked-down': ({ by, reason, link }, { app, time }) => ({
      subject: `${app}: Ein Konto wurde vollständig gesperrt`,
      intro: [
        `Am ${time} hat ${by} ein Konto vollständig gesperrt: Es ist überall abgemeldet und braucht ein neues Passwort.`,
        `Der Grund: ${reason}`,
      ],
      actions: [{ label: 'Konto öffnen', link }],
    }),
    'approval-waiting': ({ by, asked, reason, link, until, aloneFrom }, { app, formatTime }) => ({
      subject: `${app}: ${by} bittet um eine zweite Person`,
      intro: [
        `${by} möchte ${waitingAct('de', asked)}.`,
        `Der Grund: ${reason}`,
        aloneFrom === null
          ? 'Zuerst muss jemand anderes zustimmen.'
          : `Niemand sonst kann zustimmen, deshalb darf ${by} es ab ${formatTime(aloneFrom)} allein tun.`,
        `Die Anfrage endet am ${formatTime(until)}.`,
      ],
      actions: [{ label: 'Entscheiden', link }],
      outro: ['Wenn Ihnen das falsch vorkommt, lehnen Sie ab und sprechen Sie mit der Person.'],
    }),
    'mail-test': ({ by }, { app }) => ({
      subject: `${app}: E-Mail funktioniert`,
      intro: [
        `${by} hat bei ${app} diese Probe verlangt. Sie ist angekommen, also kommen auch Briefe an Ihre Benutzer an.`,
      ],
    }),
  },
}
