import type { linkingEn, linkingFailuresEn } from '../en/linking.ts'

export const linkingDe: typeof linkingEn = {
  title: 'Verbinden Sie Ihre Konten',
  asked: (app) =>
    `Der Support von ${app} bittet Sie, ein weiteres Konto von Ihnen mit diesem zu verbinden. Sie melden sich nacheinander bei beiden an und sehen, was verbunden wird, bevor etwas geschieht.`,
  notYours: 'Wenn Sie den Support nicht darum gebeten haben, schließen Sie diese Seite: Es geschieht nichts.',
  begin: 'Weiter',

  first: {
    lead: (account) => `Schritt 1 von 3: Melden Sie sich bei ${account} an. Dieses Konto bleibt.`,
    text: 'Danach wird auch gefragt, wenn Sie angemeldet sind: So zeigt sich, dass das Konto Ihnen gehört.',
    submit: 'Bei diesem Konto anmelden',
  },
  other: {
    lead: (account) => `Schritt 2 von 3: ${account} ist nachgewiesen. Melden Sie sich jetzt bei dem anderen Konto an.`,
    text: 'Melden Sie sich so an wie dort immer. Das öffnet keine Sitzung und ändert noch nichts.',
    submit: 'Beim anderen Konto anmelden',
  },

  joinTitle: 'Diese Konten verbinden?',
  joinLead: 'Schritt 3 von 3: Beide sind nachgewiesen. Sie selbst können das nicht rückgängig machen.',
  stays: 'Bleibt',
  joins: 'Wird ein Teil davon',
  organizations: 'Organisationen, die mitkommen',
  roles: 'Rollen, die mitkommen',
  effects: 'Danach können Sie sich mit beiden anmelden.',
  effectsOnAccount: 'Beide werden überall abgemeldet, und zweite Faktoren des anderen Kontos kommen nicht mit.',
  submit: 'Konten verbinden',
  another: 'Ein anderes Konto wählen',

  overTitle: 'Hier wird nichts verbunden',
  over: 'Der Link wurde benutzt, zurückgezogen oder ist abgelaufen, oder er wurde in einem anderen Browser geöffnet. Bitten Sie den Support um einen neuen.',
  doneTitle: 'Ihre Konten sind verbunden',
  done: 'Von jetzt an können Sie sich mit beiden anmelden. Melden Sie sich an, um weiterzumachen.',
}

export const linkingFailuresDe: typeof linkingFailuresEn = {
  notFirst: 'Sie haben sich bei einem anderen Konto angemeldet. Melden Sie sich bei dem an, an das die E-Mail ging.',
  sameAccount: 'Das ist das Konto, das bleibt. Melden Sie sich bei dem anderen an.',
  joinStale: 'Inzwischen hat sich etwas geändert, und nichts wurde verbunden. Sehen Sie es sich noch einmal an.',
  joinElsewhere: 'Die beiden Konten gehören zu verschiedenen Organisationen und lassen sich deshalb nicht verbinden.',
  joinRoles: 'Das andere Konto hat Rollen, die der Support nicht übertragen darf. Bitten Sie den Support um Hilfe.',
  notJoined: 'Diese beiden Konten lassen sich nicht verbinden. Bitten Sie den Support um Hilfe.',
}
