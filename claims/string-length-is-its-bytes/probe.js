export const observe = () =>
  ['Ahoy there', 'Grüße'].every(text => new TextEncoder().encode(text).length === text.length);
