// Attributes that Vue's types do not know: those of today's browsers, and data-* of our own.
export {};
declare module 'vue' {
  interface HTMLAttributes {
    popover?: '' | 'auto' | 'manual';
    [data: `data-${string}`]: unknown;
  }
  interface ButtonHTMLAttributes {
    popovertarget?: string;
  }
}
