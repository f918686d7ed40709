// The demo's years.
