import parts from '../parts/parts.css?inline'
import tokens from '../tokens.css?inline'
import css from './panel.css?inline'

/** The panel's style sheet: for the service worker that hands it out, not for the page. */
export const panelStyle: string = tokens + parts + css
