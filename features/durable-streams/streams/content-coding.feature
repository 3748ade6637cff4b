@durable-streams
Feature: What is appended is what a writer meant
  A writer may send a body in a content coding, such as gzip. A stream consists of the bytes behind it; a server that does not take the
  coding refuses the body. It never keeps the coded bytes, which no reader would know what to do with.

  @DS-5.2-32 @SHOULD
  Rule: No coded body is stored as it came

    Scenario Outline: An append of type <type> in the coding <coding>
      Then no append of type "<type>" in the coding "<coding>" is stored coded

      Examples:
        | type                     | coding     |
        | application/octet-stream | gzip       |
        | application/octet-stream | deflate    |
        | application/octet-stream | br         |
        | application/octet-stream | x-tidemark |
        | text/plain               | gzip       |
        | text/plain               | deflate    |
        | text/plain               | br         |
        | text/plain               | x-tidemark |

      @capability-json
      Examples:
        | type             | coding     |
        | application/json | gzip       |
        | application/json | deflate    |
        | application/json | br         |
        | application/json | x-tidemark |

    Scenario Outline: A creation of type <type> with content in the coding <coding>
      Then no creation of type "<type>" in the coding "<coding>" is stored coded

      Examples:
        | type                     | coding     |
        | application/octet-stream | gzip       |
        | application/octet-stream | deflate    |
        | application/octet-stream | br         |
        | application/octet-stream | x-tidemark |
        | text/plain               | gzip       |
        | text/plain               | deflate    |
        | text/plain               | br         |
        | text/plain               | x-tidemark |

      @capability-json
      Examples:
        | type             | coding     |
        | application/json | gzip       |
        | application/json | deflate    |
        | application/json | br         |
        | application/json | x-tidemark |
