import type { watchEn } from '../en/watch.ts'
import { waitingAct } from '../waiting-acts.ts'

export const watchFr: typeof watchEn = {
  'account-locked-down': ({ by, reason, link }, { app, time }) => ({
    subject: `${app} : un compte a été entièrement verrouillé`,
    intro: [
      `Le ${time}, ${by} a entièrement verrouillé un compte : il est suspendu, déconnecté partout, et il lui faut un nouveau mot de passe.`,
      `Le motif : ${reason}`,
    ],
    actions: [{ label: 'Ouvrir le compte', link }],
  }),
  'activity-disowned': ({ link }, { app, time }) => ({
    subject: `${app} : quelqu’un dit que ce n’était pas lui`,
    intro: [
      `Le ${time}, une personne a dit que quelque chose dans l’activité de son compte n’était pas d’elle.`,
      'Elle a été déconnectée partout ailleurs et invitée à choisir un nouveau mot de passe.',
    ],
    actions: [{ label: 'Voir le compte', link }],
  }),
  'approval-waiting': ({ by, asked, reason, link, until, aloneFrom }, { app, formatTime }) => ({
    subject: `${app} : ${by} demande l’accord d’une seconde personne`,
    intro: [
      `${by} veut ${waitingAct('fr', asked)}.`,
      `Le motif : ${reason}`,
      aloneFrom === null
        ? 'Une autre personne doit d’abord l’approuver.'
        : `Personne d’autre ne peut l’approuver, ${by} pourra donc le faire sans accord à partir du ${formatTime(aloneFrom)}.`,
      `La demande prend fin le ${formatTime(until)}.`,
    ],
    actions: [{ label: 'Décider', link }],
    outro: ['Si cela vous semble anormal, refusez et parlez-en à cette personne.'],
  }),
  'access-requested': ({ by, role, permission, reason, link }, { app }) => ({
    subject: `${app} : ${by} demande un accès`,
    intro: [
      `${by} a le rôle ${role} et en demande un qui comporte l’autorisation ${permission}.`,
      `Le motif : ${reason}`,
    ],
    actions: [{ label: 'Ouvrir l’équipe', link }],
    outro: [
      'Rien ne change tant qu’un propriétaire ne lui donne pas un autre rôle. Si cela vous semble anormal, parlez-en à cette personne.',
    ],
  }),
  'mail-test': ({ by }, { app }) => ({
    subject: `${app} : le courrier fonctionne`,
    intro: [`${by} a demandé ce test à ${app}. Il est arrivé, les messages à vos utilisateurs arriveront donc aussi.`],
  }),
}
