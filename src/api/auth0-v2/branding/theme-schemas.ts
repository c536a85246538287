// A theme: what the vendor's pages can be made to look like. Names, types and limits are the vendor's.
import { type TProperties, type TSchema, Type } from 'typebox'
import { closed } from '../answers.ts'

const color = Type.String({ pattern: '^#([0-9a-fA-F]{3}|[0-9a-fA-F]{4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$' })
const address = Type.String({ maxLength: 2_000, pattern: '^(https://\\S+)?$' })
const size = (least: number, most: number) => Type.Number({ minimum: least, maximum: most })
const text = closed({ bold: Type.Boolean(), size: size(0, 200) })
const shape = Type.Enum(['pill', 'rounded', 'sharp'])
const each = <Schema extends TSchema>(names: string, schema: Schema) =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, schema])) as TProperties

const borders = closed({
  button_border_radius: size(1, 10),
  button_border_weight: size(0, 10),
  buttons_style: shape,
  input_border_radius: size(0, 10),
  input_border_weight: size(0, 3),
  inputs_style: shape,
  show_widget_shadow: Type.Boolean(),
  widget_border_weight: size(0, 10),
  widget_corner_radius: size(0, 50),
})

const colors = closed({
  ...each('base_focus_color base_hover_color read_only_background', Type.Optional(color)),
  captcha_widget_theme: Type.Optional(Type.Enum(['auto', 'dark', 'light'])),
  ...each(
    `body_text error header icons input_background input_border input_filled_text input_labels_placeholders
    links_focused_components primary_button primary_button_label secondary_button_border secondary_button_label success
    widget_background widget_border`,
    color,
  ),
})

const fonts = closed({
  ...each('body_text buttons_text input_labels links subtitle title', text),
  font_url: address,
  links_style: Type.Enum(['normal', 'underlined']),
  reference_text_size: size(0, 200),
})

const identifiers = closed({
  login_display: Type.Enum(['separate', 'unified']),
  otp_autocomplete: Type.Boolean(),
  phone_display: closed({
    formatting: Type.Enum(['international', 'regional']),
    masking: Type.Enum(['hide_country_code', 'mask_digits', 'show_all']),
  }),
})

const pageBackground = closed({
  background_color: color,
  background_image_url: address,
  page_layout: Type.Enum(['center', 'left', 'right']),
})

const widget = closed({
  header_text_alignment: Type.Enum(['center', 'left', 'right']),
  logo_height: size(1, 100),
  logo_position: Type.Enum(['center', 'left', 'none', 'right']),
  logo_url: address,
  social_buttons_layout: Type.Enum(['bottom', 'top']),
})

const parts = {
  borders,
  colors,
  fonts,
  identifiers: Type.Optional(identifiers),
  page_background: pageBackground,
  widget,
}
const displayName = Type.String({ maxLength: 2_048 })

export const themeBody = closed({ ...parts, displayName: Type.Optional(displayName) })

export const themeAnswer = closed({ ...parts, displayName, themeId: Type.String({ maxLength: 32 }) }, 'BrandingTheme')

export const themeParams = Type.Object({ themeId: Type.String({ minLength: 1, maxLength: 32 }) })
