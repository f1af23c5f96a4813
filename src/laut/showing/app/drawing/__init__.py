"""Pictures as they are laid out: what stands where, in frozen records. The templates write them as SVG."""
