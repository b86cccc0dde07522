/** Next step for an Event Hubs connection string in a parameter that takes one of its parts. */
export const EVENT_HUBS_ADVICE: Readonly<Record<string, string>> = {
  'event-hubs-connection-string':
    'Enter its parts in their own parameters: the first part of the host in Endpoint as namespace, SharedAccessKeyName as sasKeyName, SharedAccessKey as sasKey and, if present, EntityPath as eventHubName.',
};
