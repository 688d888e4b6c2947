import tokens from '../tokens.css?inline'
import css from './badge.css?inline'

/** The badges' style sheet: for the service worker that hands it out, not for the page. */
export const badgeStyle: string = tokens + css
