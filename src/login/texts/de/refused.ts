import type { refusedEn } from '../en/refused.ts'

/** Dasselbe auf Deutsch. */
export const refusedDe: typeof refusedEn = {
  suspendedTitle: 'Dieses Konto ist gesperrt',
  suspended: (support) => `Dieses Konto lässt sich zurzeit nicht benutzen. Wenden Sie sich an: ${support}.`,
  supportOf: (app) => `Support von ${app}`,
  changedTitle: 'Melden Sie sich noch einmal an',
  changed: 'Ihr Konto hat sich während der Anmeldung geändert.',
  notServedTitle: 'Dieses Konto gilt hier nicht',
  notServed: (app) => `Bei ${app} melden sich Menschen mit anderen Konten an. Benutzen Sie ein anderes.`,
  signedOut: 'Sie wurden zwischendurch abgemeldet.',
  goneTitle: 'Dieses Konto gibt es nicht mehr',
  gone: 'Es wurde während der Anmeldung entfernt.',
  clientTitle: 'Diese App ist abgeschaltet',
  client: 'Sie nimmt keine Anmeldungen mehr an. Fragen Sie ihre Betreiber.',
  memberTitle: 'Sie sind kein Mitglied',
  member: (organization) => `Ihr Konto gehört nicht zu ${organization}. Bitten Sie dort um eine Einladung.`,
  roleTitle: 'Diese App steht Ihnen nicht offen',
  role: (app) =>
    `${app} ist für Personen mit bestimmten Rollen, und Sie haben keine davon. Fragen Sie, wer sich um sie kümmert.`,
  organization: (app) =>
    `${app} ist für Personen bestimmter Organisationen, und Sie kommen von keiner davon. Fragen Sie, wer sich um sie kümmert.`,
  noOrganizationTitle: 'Sie gehören zu keiner Organisation',
  noOrganization: (app) => `${app} ist für Mitglieder von Organisationen. Bitten Sie Ihre um eine Einladung.`,
  closedTitle: 'Diese Organisation ist gesperrt',
  closed: (organization) =>
    `Bei ${organization ?? 'Ihrer Organisation'} kann sich zurzeit niemand anmelden. Fragen Sie dort, wann sich das ändert.`,
  companyTitle: 'Melden Sie sich über Ihre Firma an',
  company: (organization) =>
    `${organization} verlangt die Anmeldung über das eigene Single Sign-on. Beginnen Sie neu; führt das nirgends hin, fragen Sie dort die Verwaltung.`,
  networkTitle: 'Von hier können Sie sich nicht anmelden',
  network:
    'Aus dem Netz, in dem Sie sind, ist die Anmeldung nicht erlaubt. Versuchen Sie es aus einem anderen; wenn Sie das für einen Irrtum halten, nennen Sie dem Support die Referenz unten.',
  networkOutside: (organization) =>
    `Bei ${organization} meldet man sich nur aus bestimmten Netzen an, und Sie sind in keinem davon. Verbinden Sie sich mit dem Netz Ihrer Organisation und beginnen Sie neu.`,
  networkUnknown: (organization) =>
    `Bei ${organization} meldet man sich nur aus bestimmten Ländern an, und in welchem Land Ihr Netz ist, lässt sich nicht feststellen. Versuchen Sie es aus einem anderen und beginnen Sie neu.`,
  methodTitle: 'Melden Sie sich anders an',
  method: (app) =>
    `${app} verlangt einen anderen Weg als den, den Sie genommen haben. Beginnen Sie noch einmal und nehmen Sie einen der gezeigten.`,
  triesTitle: 'Zu viele falsche Codes',
  tries: 'Diese Anmeldung ist beendet. Beginnen Sie neu und nehmen Sie sich Zeit für den Code.',
  another: 'Anderes Konto nehmen',
  backTo: (app) => `Zurück zu ${app}`,
}
