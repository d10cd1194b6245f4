/* Draws openapi.yaml, which lies one path above, wherever a host program has mounted both. */
SwaggerUIBundle({
  url: '../openapi.yaml',
  dom_id: '#api',
  presets: [SwaggerUIBundle.presets.apis],
  layout: 'BaseLayout',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  persistAuthorization: false, // credentials end with the page
  validatorUrl: null, // that would be a request to another host
});
