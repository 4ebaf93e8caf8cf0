// Lets typed lint rules, which do not read .vue files, see what a component import is. vue-tsc uses the real types.
declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent<object, object, unknown>;
  export default component;
}
declare module '@fontsource-variable/*';
