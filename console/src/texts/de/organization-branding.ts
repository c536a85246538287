import type { Catalogue } from '../catalogue.ts'

export const organizationBranding: Catalogue = {
  'Loading branding…': 'Erscheinungsbild wird geladen …',
  "Couldn't load the branding.": 'Das Erscheinungsbild konnte nicht geladen werden.',
  'The branding was saved.': 'Das Erscheinungsbild wurde gespeichert.',
  "Couldn't save the branding.": 'Das Erscheinungsbild konnte nicht gespeichert werden.',
  'Shown on the sign-in pages once it is known that somebody signs in to this organization.':
    'Erscheint auf den Anmeldeseiten, sobald feststeht, dass sich jemand bei dieser Organisation anmeldet.',
  'Such as #1f5eff. Empty shows that of the application, {color}.':
    'Etwa #1f5eff. Leer erscheint die der Anwendung, {color}.',
  'An address that begins with https://. Empty shows that of the application.':
    'Eine Adresse, die mit https:// beginnt. Leer erscheint das der Anwendung.',
}
