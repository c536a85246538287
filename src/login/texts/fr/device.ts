import type { deviceEn } from '../en/device.ts'

/** La même chose en français. */
export const deviceFr: typeof deviceEn = {
  title: 'Connecter un appareil',
  intro: 'Saisissez le code affiché par votre appareil.',
  code: 'Code',
  codeHint: 'Huit lettres, par exemple BCDF-GHJK.',
  submit: 'Continuer',
  wrong:
    'Ce code ne fonctionne pas. Il est mal saisi, trop ancien ou ouvert dans un autre navigateur. Votre appareil peut en afficher un nouveau.',

  confirmTitle: (app) => `Connecter ${app} ?`,
  compare: 'Comparez ce code avec celui de votre appareil :',
  warning:
    'Ne le connectez que si l’appareil est le vôtre et affiche ce code. Personne de chez nous ne vous le demandera jamais.',
  account: (account) => `Compte : ${account}`,
  another: 'Utiliser un autre compte',
  from: (place) => `La demande de l’appareil vient de : ${place}.`,
  deny: 'Ne pas connecter',
  allow: 'Connecter',

  approvedTitle: 'Votre appareil est connecté',
  approved: 'Il continue de lui-même. Vous pouvez fermer cette page.',
  deniedTitle: 'Votre appareil n’a pas été connecté',
  denied: 'Il n’obtient rien de votre compte. Vous pouvez fermer cette page.',
  overTitle: 'Ce code n’est plus valable',
  over: 'Cela a pris trop de temps, ou vous vous êtes déconnecté entre-temps. Affichez un nouveau code sur votre appareil.',
  again: 'Saisir un code',
}
