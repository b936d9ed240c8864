/** The classes of the elements. Nothing is registered by this entry: import `@jtop/elements/define/<name>` for that. */
export * from './components/bid-panel/bid-panel.acts.js';
export * from './components/bid-panel/bid-panel.events.js';
export { JtopBidPanel } from './components/bid-panel/bid-panel.js';
export * from './components/catalogue/catalogue.events.js';
export { JtopCatalogue } from './components/catalogue/catalogue.js';
export { registerCatalogueTexts } from './components/catalogue/texts.js';
export type { CatalogueStrings } from './locales/zh-CN/catalogue.js';
export * from './components/event-countdown/event-countdown.events.js';
export { JtopEventCountdown } from './components/event-countdown/event-countdown.js';
export type { CountdownFormat } from './components/event-countdown/event-countdown.state.js';
export * from './components/listing-card/listing-card.events.js';
export { JtopListingCard } from './components/listing-card/listing-card.js';
export { JtopProvider } from './components/provider/provider.js';
export type { WidgetState } from './internal/element.js';
export { JtopErrorEvent, type JtopErrorDetail } from './internal/error-event.js';
export { registerLocale } from './internal/localizer.js';
export type { ActTokenProvider } from './internal/settings.js';
export type { Strings } from './locales/zh-CN.js';
