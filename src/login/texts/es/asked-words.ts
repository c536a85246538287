import type { askedWordsFailuresEn, profileEn, termsEn } from '../en/asked-words.ts'

export const termsEs: typeof termsEn = {
  title: 'Condiciones de uso',
  lead: 'Antes de continuar, lea las condiciones de uso y acéptelas. Quienes se ocupan de su cuenta lo han pedido.',
  submit: 'Aceptar y continuar',
}

export const profileEs: typeof profileEn = {
  title: 'Ponga al día su perfil',
  lead: 'Antes de continuar, compruebe estos datos. Quienes se ocupan de su cuenta lo han pedido.',
  submit: 'Guardar y continuar',
}

export const askedWordsFailuresEs: typeof askedWordsFailuresEn = {
  termsToGoOn: 'Marque la casilla para aceptar las condiciones de uso.',
}
