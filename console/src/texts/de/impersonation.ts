import type { Catalogue } from '../catalogue.ts'

export const impersonation: Catalogue = {
  'Pages of their own account': 'Seiten des eigenen Kontos',
  'Impersonate user': 'Als Benutzer handeln',
  'Impersonate…': 'Als Benutzer handeln …',
  'Start 15-minute session': '15-Minuten-Sitzung beginnen',
  'Starting…': 'Wird begonnen …',
  "Couldn't start the session.": 'Die Sitzung konnte nicht begonnen werden.',
  'You see what they see for 15 minutes. It ends by itself, or when you stop it.':
    'Sie sehen 15 Minuten lang, was die Person sieht. Es endet von selbst oder wenn Sie es beenden.',
  'You cannot change their password, factors or e-mail address, nor see recovery codes.':
    'Passwort, Faktoren und E-Mail-Adresse können Sie nicht ändern, Wiederherstellungscodes nicht sehen.',
  'Everything in the session is recorded with your name beside theirs.':
    'Alles in der Sitzung wird mit Ihrem Namen neben dem der Person festgehalten.',
  'Whoever is signed in to an app in this browser is signed out of it here.':
    'Wer in diesem Browser bei einer App angemeldet ist, wird hier davon abgemeldet.',
  'Sign in to': 'Anmelden bei',
  'Impersonation allowed': 'Handeln als Benutzer erlaubt',
  Impersonated: 'Als Benutzer gehandelt',
}
