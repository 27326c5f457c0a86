"""The web app: the answers of one record as pages, each in HTML and in JSON. `onrecord.web.app` makes it."""
