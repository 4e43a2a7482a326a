"""The API of the shop. Every module in `routes` brings its own router, so adding one changes no other file."""

from importlib import import_module
from pkgutil import iter_modules

from fastapi import FastAPI

import routes

app = FastAPI(title="Foxglove Books")

for module in iter_modules(routes.__path__):
    app.include_router(import_module(f"routes.{module.name}").router)
