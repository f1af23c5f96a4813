"""What other programs ask over a wire: JSON over HTTP (`laut serve`), and the Model Context Protocol (`laut mcp`)."""
