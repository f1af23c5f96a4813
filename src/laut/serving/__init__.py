"""laut for other programs: JSON over HTTP with an OpenAPI document, and sourced claims for assistants over MCP. Nothing is changed."""
