@durable-streams @capability-caching
Feature: A cache keeps a page no longer than it stays as it is
  A page that has reached the end of a closed stream stays as it is for as long as the stream. Every other page at the tail may grow, and
  at an empty one there is nothing yet but what comes next.

  @DS-10.1-21 @MUST
  Rule: No cache may hide what comes next from a reader at the tail

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each open state
      Then no cache may keep a read at the tail of each for more than 360 seconds or for good

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-10.1-01 @SHOULD
  Rule: A page that may grow is kept for the recommended minute at most

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream that is filled
      Then no cache may keep the last page of each for more than 60 seconds or for good, read in catch-up mode

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

    @capability-long-poll
    Scenario Outline: A stream of type <type> in long-poll mode
      Given a "<type>" stream that is filled
      Then no cache may keep the last page of each for more than 60 seconds or for good, read in long-poll mode

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

    @capability-sse
    Scenario Outline: A stream of type <type> in SSE mode
      Given a "<type>" stream that is filled
      Then no cache may keep the last page of each for more than 60 seconds or for good, read in SSE mode

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-10.1-22 @SHOULD @capability-long-poll
  Rule: A long-poll that brought nothing is not kept

    Scenario: Empty and filled streams
      Given a stream in each open state
      Then no cache may keep the answer to a long-poll of each that brought nothing

  @DS-5.5-08 @SHOULD
  Rule: The metadata are not kept, whatever the stream holds

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each state
      Then no cache may use the metadata of each unasked

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |

      @capability-json
      Examples:
        | type             |
        | application/json |

  @DS-5.6-07 @SHOULD @capability-ttl
  Rule: No copy of a page is fresh for longer than its stream lives

    @capability-close
    Scenario Outline: A stream of type <type> that lives for <seconds> seconds
      Given a "<type>" stream with the TTL <seconds> and one that ends in as many seconds, each open and closed
      Then no cache may keep any page of them for more than <seconds> seconds

      Examples:
        | type                     | seconds |
        | application/octet-stream | 90      |
        | application/octet-stream | 150     |
        | text/plain               | 90      |
        | text/plain               | 150     |

      @capability-json
      Examples:
        | type             | seconds |
        | application/json | 90      |
        | application/json | 150     |
